"""The calculator: any provision tried with facts typed in. Pure: texts in, a figure or verdict out."""
