/** What an example consists of. */

/** What the server knows of its demo shop, to fill in the variables; all of it may be missing. */
export interface Given {
  email?: string;
  password?: string;
  orderId?: string;
  trackingToken?: string;
  /** An API key with the scope `orders:place`. */
  apiKey?: string;
}

export interface Entry {
  es: string;
  en: string;
  variables?: (given: Given) => object;
  headers?: (given: Given) => object;
}

export interface Group {
  es: string;
  en: string;
  entries: Record<string, Entry>;
}
