"""Where on the web something lies: addresses as they are asked for, and which networks may be asked at all."""
