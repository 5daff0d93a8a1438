"""What the store holds, in the formats of other programs. Pure: values in, bytes out, always in the same order."""
