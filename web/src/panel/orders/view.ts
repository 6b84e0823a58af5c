import type {
  DispatchMethod,
  OrderFilter,
  OrderRowFragment,
  OrderSort,
  OrderStatus,
  PaymentStatus,
} from '../../gql/types';

const STATUS_TABS = [
  'RECEIVED',
  'ACCEPTED',
  'PREPARING',
  'SHIPPED',
  'READY_FOR_PICKUP',
  'COMPLETED',
  'CANCELLED',
] as const satisfies readonly OrderStatus[];

/** The tabs of the list, in their order. */
export const TABS = ['ALL', ...STATUS_TABS, 'TO_COLLECT'] as const;
export const PAYMENT_STATUSES = [
  'PENDING',
  'PARTIALLY_PAID',
  'PAID',
  'OVERPAID',
  'REFUND_DUE',
  'REFUNDED',
] as const satisfies readonly PaymentStatus[];
export const DISPATCH_METHODS = ['DELIVERY', 'PICKUP'] as const satisfies readonly DispatchMethod[];
export const SORTS = ['NEWEST', 'OLDEST', 'LARGEST', 'SMALLEST'] as const;

export type Tab = (typeof TABS)[number];
export type Sort = (typeof SORTS)[number];

const SORT_BY: Record<Sort, OrderSort> = {
  NEWEST: { field: 'PLACED_AT', direction: 'DESC' },
  OLDEST: { field: 'PLACED_AT', direction: 'ASC' },
  LARGEST: { field: 'TOTAL', direction: 'DESC' },
  SMALLEST: { field: 'TOTAL', direction: 'ASC' },
};

/** Which orders the list shows and how: all of it stands in the address. */
export interface View {
  tab: Tab;
  search: string;
  payment: PaymentStatus | null;
  /** The code of a payment method. */
  method: string | null;
  dispatch: DispatchMethod | null;
  city: string | null;
  sort: Sort;
}

/** No filter at all. */
export const NO_FACETS = { payment: null, method: null, dispatch: null, city: null } as const;

export function readView(parameters: URLSearchParams): View {
  const one = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === parameters.get(name));
  return {
    tab: one(TABS, 'status') ?? 'ALL',
    search: parameters.get('q') ?? '',
    payment: one(PAYMENT_STATUSES, 'payment') ?? null,
    method: parameters.get('method'),
    dispatch: one(DISPATCH_METHODS, 'dispatch') ?? null,
    city: parameters.get('city'),
    sort: one(SORTS, 'sort') ?? 'NEWEST',
  };
}

/** The view as parameters of an address; what is usual is left out. */
export function writeView({ tab, search, payment, method, dispatch, city, sort }: View): URLSearchParams {
  const parameters = new URLSearchParams();
  if (tab !== 'ALL') parameters.set('status', tab);
  if (search) parameters.set('q', search);
  for (const [name, value] of Object.entries({ payment, method, dispatch, city })) {
    if (value) parameters.set(name, value);
  }
  if (sort !== 'NEWEST') parameters.set('sort', sort);
  return parameters;
}

/** How many filters are on, beside the tab and the search. */
export function countFacets({ payment, method, dispatch, city }: View): number {
  return [payment, method, dispatch, city].filter(Boolean).length;
}

/** The status that a tab shows, if it shows just one. */
const statusOf = (tab: Tab) => STATUS_TABS.find((status) => status === tab);

/** What to ask the server for. */
export function questionOf(view: View): { filter: OrderFilter; search: string | null; sortBy: OrderSort } {
  const { tab, search, payment, method, dispatch, city, sort } = view;
  const status = statusOf(tab);
  const filter: OrderFilter = {
    ...(status && { status: [status] }),
    ...(tab === 'TO_COLLECT' && { toCollect: true }),
    ...(payment && { paymentStatus: [payment] }),
    ...(method && { paymentMethod: [method] }),
    ...(dispatch && { dispatchMethod: [dispatch] }),
    ...(city && { city: [city] }),
  };
  return { filter, search: search || null, sortBy: SORT_BY[sort] };
}

/** Whether an order can be told to belong by what its row says: a search is the server's to answer. */
export function canTell({ tab, search }: View): boolean {
  return !search && tab !== 'TO_COLLECT';
}

/** Whether nothing on the row speaks against its place in this view. */
export function fits(view: View, row: OrderRowFragment): boolean {
  const status = statusOf(view.tab);
  return (
    (!status || row.status === status) &&
    (!view.payment || row.paymentStatus === view.payment) &&
    (!view.method || row.paymentMethod.code === view.method) &&
    (!view.dispatch || row.dispatch.method === view.dispatch) &&
    (!view.city || row.city === view.city)
  );
}

/** Below zero when the first comes before the second in this sort. */
export function compare(sort: Sort, one: OrderRowFragment, other: OrderRowFragment): number {
  const { field, direction } = SORT_BY[sort];
  const valueOf = ({ placedAt, total }: OrderRowFragment) =>
    field === 'TOTAL' ? Number(total.amount) : Date.parse(placedAt);
  return (valueOf(one) - valueOf(other)) * (direction === 'ASC' ? 1 : -1);
}
