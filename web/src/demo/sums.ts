/** Sums of money in minor units, exact whatever the currency: decimal text in, decimal text out. */

/** "38900.5" with two decimals is 3890050n. Refuses what has more decimals than the currency. */
export function toMinor(amount: string, digits: number): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  if (fraction.length > digits) throw new RangeError(`${amount} has more than ${digits} decimals`);
  return BigInt(whole + fraction.padEnd(digits, '0'));
}

/** 3890050n with two decimals is "38900.50"; nothing here is ever negative. */
export function toAmount(minor: bigint, digits: number): string {
  const text = minor.toString().padStart(digits + 1, '0');
  return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
}
