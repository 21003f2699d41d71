/** The largest whole number whose `power`-th power is not above `value`. */
function root(value: bigint, power: bigint): bigint {
  let found = 0n;
  for (let bit = 1n << 68n; bit > 0n; bit >>= 1n) {
    if ((found + bit) ** power <= value) found += bit;
  }
  return found;
}

const primes: bigint[] = [];
for (let candidate = 2n; primes.length < 80; candidate++) {
  if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate);
}

const fraction = (prime: bigint, power: bigint): bigint =>
  BigInt.asUintN(64, root(prime << (64n * power), power));

/**
 * The constants of SHA-512 are the first 64 fractional bits of the cube roots (rounds) and square roots (state) of the
 * first primes; those of SHA-256 are the first 32 bits of the same numbers (FIPS 180-4, 4.2 and 5.3).
 */
export const roundConstants512: readonly bigint[] = primes.map((prime) => fraction(prime, 3n));
export const initialState512: readonly bigint[] = primes.slice(0, 8).map((prime) => fraction(prime, 2n));
