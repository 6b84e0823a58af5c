import { signal, type ReadonlySignal } from '@preact/signals';
import { AcceptOrder, AddNote, AdvanceStatus, CancelOrder, PayOrder, RevertStatus } from '../../gql/actions';
import { Order } from '../../gql/order';
import type {
  AddNoteInput,
  CancelOrderInput,
  Operation,
  OrderSheetFragment,
  OutcomeFragment,
  PayOrderInput,
  RevertStatusInput,
} from '../../gql/types';
import { messageOf, obstacleOf, Refused, type Ask, type Obstacle } from '../../lib/graphql';

export type SheetState = 'closed' | 'loading' | 'ready' | 'missing' | Exclude<Obstacle, 'refused'>;

/** Why an action was not done, for a person; `UNREACHABLE` has no message. */
export interface Problem {
  code: string;
  message: string;
  /** The input's field that is to blame, if one is. */
  field: string | null;
}

/** What a form fills in; the order and the version that was seen are added here. */
type Form<Input> = Omit<Input, 'orderId'>;

/** One order, open on the desk. Every action comes back with why it was not done: empty when it was. */
export interface Sheet {
  order: ReadonlySignal<OrderSheetFragment | null>;
  state: ReadonlySignal<SheetState>;
  isBusy: ReadonlySignal<boolean>;
  open(id: string): Promise<void>;
  close(): void;
  /** Something happened with an order: read it again if it is this one and that is not known here. */
  hear(orderId: string, eventNumber: number): void;
  /** Reads the order again, whatever is known of it. */
  refresh(): void;
  accept(): Promise<Problem[]>;
  advance(): Promise<Problem[]>;
  pay(form: Form<PayOrderInput>): Promise<Problem[]>;
  cancel(form: Form<CancelOrderInput>): Promise<Problem[]>;
  revert(form: Form<RevertStatusInput>): Promise<Problem[]>;
  note(form: Form<AddNoteInput>): Promise<Problem[]>;
}

type Mutation<Input> = Operation<{ outcome: OutcomeFragment }, { input: Input }>;

export function createSheet(ask: Ask): Sheet {
  const order = signal<OrderSheetFragment | null>(null);
  const state = signal<SheetState>('closed');
  const isBusy = signal(false);
  let openId: string | null = null;

  const show = (next: OrderSheetFragment) => {
    if (next.id !== openId || (order.peek()?.version ?? 0) > next.version) return;
    order.value = next;
    state.value = 'ready';
  };

  const read = async (id: string) => {
    try {
      const { order: found } = await ask(Order, { id });
      if (id !== openId) return;
      if (found) show(found);
      else state.value = 'missing';
    } catch (error) {
      // An order that is on the screen stays there: the stream will say when it changes again.
      if (id !== openId || order.peek() !== null) return;
      const obstacle = obstacleOf(error);
      state.value = obstacle === 'refused' ? 'missing' : obstacle;
    }
  };

  const act = async <Input>(mutation: Mutation<Input>, form: Form<Input>): Promise<Problem[]> => {
    const known = order.peek();
    if (!known || isBusy.peek()) return [];
    isBusy.value = true;
    try {
      const input = { orderId: known.id, ...form } as Input;
      const { outcome } = await ask(mutation, { input } as never);
      if (outcome.order) show(outcome.order);
      for (const problem of outcome.userErrors) if ('order' in problem) show(problem.order);
      return outcome.userErrors.map(({ code, message, field }) => ({ code, message, field }));
    } catch (error) {
      const code = error instanceof Refused ? error.code : 'UNREACHABLE';
      return [{ code, message: messageOf(error), field: null }];
    } finally {
      isBusy.value = false;
    }
  };

  /** The form, for the order as it is on the screen: refused if somebody has changed it. */
  const asSeen = <Input extends object>(form: Input) => {
    const version = order.peek()?.version;
    return version === undefined ? form : { ...form, expectedVersion: version };
  };

  return {
    order,
    state,
    isBusy,
    open(id) {
      openId = id;
      order.value = null;
      state.value = 'loading';
      return read(id);
    },
    close() {
      openId = null;
      order.value = null;
      state.value = 'closed';
    },
    hear(orderId, eventNumber) {
      const last = order.peek()?.timeline.at(-1);
      if (orderId === openId && last && last.number < eventNumber) void read(orderId);
    },
    refresh() {
      if (openId) void read(openId);
    },
    accept: () => act(AcceptOrder, asSeen({})),
    advance: () => act(AdvanceStatus, asSeen({})),
    pay: (form) => act(PayOrder, asSeen(form)),
    cancel: (form) => act(CancelOrder, asSeen(form)),
    revert: (form) => act(RevertStatus, asSeen(form)),
    // A note is right whatever has happened meanwhile.
    note: (form) => act(AddNote, form),
  };
}
