"""The vocabulary `coast`, that figures are to be reported on: nobody who works on the reader opens this folder."""
