/** The server's end of answers that stream, as a stand-in for `fetch`. */
const bytes = new TextEncoder();

export class FakeEvents {
  static all: FakeEvents[] = [];
  static isAway = false;
  static get newest(): FakeEvents {
    return FakeEvents.all.at(-1) as FakeEvents;
  }
  static get asked(): (string | null)[] {
    return FakeEvents.all.map(({ after }) => after);
  }

  readonly after: string | null;
  isLeft = false;
  private out!: ReadableStreamDefaultController<Uint8Array>;
  private readonly body = new ReadableStream<Uint8Array>({ start: (out) => void (this.out = out) });

  constructor({ body, signal }: RequestInit) {
    FakeEvents.all.push(this);
    this.after = (JSON.parse(String(body)) as { variables: { after: string | null } }).variables.after;
    signal?.addEventListener('abort', () => (this.isLeft = true));
  }

  /** As `fetch`. */
  static readonly answer = (_path: string, options: RequestInit): Promise<Response> => {
    const stream = new FakeEvents(options);
    return FakeEvents.isAway
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(new Response(stream.body));
  };

  say(text: string) {
    this.out.enqueue(bytes.encode(text));
  }

  next(result: object) {
    this.say(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
  }

  end() {
    this.out.close();
  }
}
