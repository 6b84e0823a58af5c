/** How a stream or a connection ended, in the page's own terms, whichever way it came. */
export interface Ending {
  /** The code by which the server refused, as in `UserError.code`. */
  code?: string;
  /** The wait that the server asked for. Milliseconds. */
  retryIn?: number;
}

/** A GraphQL error as it stands in a result. */
export interface GraphQLFailure {
  message: string;
  extensions?: { code?: unknown };
}

/** Codes after which trying again with the same rights and variables is of no use. */
const FINAL = new Set([
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'BAD_CURSOR',
  'RESYNC_REQUIRED',
  'GRAPHQL_VALIDATION_FAILED',
]);

/** Close codes by which the server shows a reader the door; all others are worth another try. */
const SHOWN_THE_DOOR: Record<number, string> = {
  4401: 'UNAUTHENTICATED',
  4403: 'FORBIDDEN',
  4404: 'NOT_FOUND',
};

/** Whether this end is one for good. */
export function isFinal({ code }: Ending): boolean {
  return code !== undefined && FINAL.has(code);
}

/** The end that these errors make; a final one among them goes before the others. */
export function endingOfErrors(errors: readonly GraphQLFailure[]): Ending {
  const codes = errors.map(({ extensions }) => String(extensions?.code ?? 'INTERNAL'));
  const code = codes.find((each) => FINAL.has(each)) ?? codes[0];
  return code === undefined ? {} : { code };
}

/** The end that a close frame makes: a refusal, or when to come back, or nothing of either. */
export function endingOfClose(code: number, reason: string): Ending {
  const refusal = SHOWN_THE_DOOR[code];
  if (refusal) return { code: refusal };
  const wait = /\bretry in (\d+) ms\b/.exec(reason)?.[1];
  return wait === undefined ? {} : { retryIn: Number(wait) };
}
