/** A key by which the server knows a repeated call (`idempotencyKey`). `crypto.randomUUID` is for
 *  secure origins only, and a shop may run this on its own network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
