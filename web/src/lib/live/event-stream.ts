/** Reading `text/event-stream` as our server writes it: blocks that end with an empty line, LF alone. */

/** One block; a comment, which only says that the server is there, has none of these. */
export interface Block {
  event?: string;
  data?: string;
  /** When to come back. Milliseconds. */
  retry?: number;
}

function blockOf(text: string): Block {
  const block: Block = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name === 'event' || name === 'data') block[name] = value ?? '';
    else if (name === 'retry') block.retry = Number(value);
  }
  return block;
}

/** The blocks of an answer as they come in; ends with it. */
export async function* blocksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Block, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = parts.pop() ?? '';
    yield* parts.map(blockOf);
  }
}
