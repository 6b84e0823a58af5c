import type { Ending, GraphQLFailure } from './endings';

/** A subscription as it is sent. */
export interface Asked {
  query: string;
  variables: Record<string, unknown>;
}

/** One result of a stream, as the server sent it. */
export interface Result {
  data?: unknown;
  errors?: GraphQLFailure[];
}

/** Who takes a stream in. */
export interface Sink {
  /** The server has been asked, and is there. */
  opened(): void;
  next(result: Result): void;
  /** The stream is over: told once, and never to who stopped it. */
  ended(ending: Ending): void;
}

/** A way for streams to come: by socket or by events. It heals nothing; its user tries again. */
export interface Transport {
  /** Begins one try of a stream; what comes back stops it. */
  subscribe(asked: Asked, sink: Sink): () => void;
  /** Ends all streams in this way, so that they begin anew. */
  drop(ending: Ending): void;
}
