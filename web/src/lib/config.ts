/** What the server tells the page in `<script type="application/json" id="config">`. */
export interface PageConfig {
  /** The path of the GraphQL API, for POST and for the socket. */
  graphqlUrl: string;
  /** The reader's language. */
  language: 'es' | 'en';
  /** BCP 47, for dates and money; `es-CO` or `en` by the language when absent. */
  locale?: string;
  /** IANA name, the shop's; the reader's own when absent. */
  timeZone?: string;
}

/** The page's configuration; `Extra` is what one page gets beyond the rest. */
export function readConfig<Extra extends object = object>(): PageConfig & Partial<Extra> {
  const text = document.getElementById('config')?.textContent;
  if (!text) throw new Error('The page has no <script id="config">.');
  return JSON.parse(text) as PageConfig & Partial<Extra>;
}
