internal import Glibc

/// The logarithm to the base of two. The corresponding C function is `log2`.
func binaryLogarithm(_ value: Double) -> Double { Glibc.log2(value) }
