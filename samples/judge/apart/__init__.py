"""The vocabulary `apart`, that figures are reported on: nobody who works on the reader opens this folder."""
