/** `Money` of the schema: a decimal as text, and an ISO 4217 code. */
export interface Money {
  amount: string;
  currencyCode: string;
}

/** How many decimals an amount of this money has: as many as the server sends. */
export function digitsOf(money: Money): number {
  return money.amount.split('.')[1]?.length ?? 0;
}

/**
 * What a person typed, as the decimal text that the API takes; `null` when it is no amount.
 *
 * With no decimals in use (COP), "94.000", "94,000" and "$ 94 000" are all 94000. With decimals, the
 * last separator is the decimal one if no more digits follow it than the money has: "1.234,50" and
 * "1,234.50" are 1234.50, and "1.234" is 1234.
 */
export function parseAmount(typed: string, digits: number): string | null {
  const text = typed.replace(/[^\d.,]/g, '');
  if (!/\d/.test(text)) return null;
  const found = digits > 0 ? /[.,](\d+)$/.exec(text) : null;
  const isDecimal = found?.[1] !== undefined && found[1].length <= digits;
  const whole = (isDecimal ? text.slice(0, found.index) : text).replace(/\D/g, '') || '0';
  const amount = isDecimal ? `${whole}.${found[1]}` : whole;
  return amount.replace(/^0+(?=\d)/, '');
}
