import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useDesk } from '../desk';
import { Trouble } from '../ui/trouble';
import { BulkBar } from './bulk-bar';
import { KeysWindow, useListKeys } from './keys';
import type { OrderList } from './list';
import { OrderRow } from './row';
import { Search } from './search';
import { Tabs } from './tabs';
import { Tools } from './tools';
import { countFacets } from './view';

function Empty() {
  const { words, address } = useDesk();
  const { orders, list } = words.value;
  const { tab, search } = address.place.value;
  const usual = tab === 'ALL' ? orders.emptyShop : orders.emptyTab;
  const isNarrowed = countFacets(address.place.value) > 0;
  const text = search ? orders.emptySearch(search) : isNarrowed ? list.emptyFilters : usual;
  return <p class="empty">{text}</p>;
}

function Heads() {
  const { orders } = useDesk().words.value;
  const heads = ['number', 'customer', 'payment', 'dispatch', 'status', 'total'] as const;
  return (
    <div class="order-heads" aria-hidden="true">
      {heads.map((head) => (
        <span key={head} class={`cell-${head}`}>
          {orders[head]}
        </span>
      ))}
    </div>
  );
}

function More({ list }: { list: OrderList }) {
  const { orders } = useDesk().words.value;
  return (
    <footer class="list-foot">
      <p>{orders.shown(list.rows.value.length, list.total.value)}</p>
      {list.hasMore.value && (
        <button
          type="button"
          class="button"
          disabled={list.isLoadingMore.value}
          onClick={() => void list.more()}
        >
          {orders.more}
        </button>
      )}
    </footer>
  );
}

/** The rows, or what there is to say instead. What is known stays on the screen while more is loaded. */
function Rows({ list }: { list: OrderList }) {
  const { orders } = useDesk().words.value;
  const state = list.state.value;
  const rows = list.rows.value;
  if (state !== 'loading' && state !== 'ready')
    return <Trouble obstacle={state} onRetry={() => void list.load()} />;
  if (rows.length === 0) return state === 'loading' ? <p class="empty">{orders.loading}</p> : <Empty />;
  return (
    <div aria-busy={state === 'loading'} class={state === 'loading' ? 'is-stale' : undefined}>
      <Heads />
      <ul class="order-rows">
        {rows.map((row) => (
          <OrderRow key={row.id} row={row} isFresh={list.fresh.value.has(row.id)} />
        ))}
      </ul>
      <More list={list} />
    </div>
  );
}

export function OrdersPage() {
  const { words, list } = useDesk();
  const page = useRef<HTMLDivElement>(null);
  const areKeysShown = useSignal(false);
  const showKeys = () => (areKeysShown.value = true);
  useListKeys(page, showKeys);
  return (
    <div ref={page}>
      <div class="page-head">
        <h1>{words.value.orders.title}</h1>
        <Search />
      </div>
      <section class="card list-card">
        <Tabs />
        <Tools onKeys={showKeys} />
        <Rows list={list} />
        <BulkBar />
      </section>
      {areKeysShown.value && <KeysWindow onClose={() => (areKeysShown.value = false)} />}
    </div>
  );
}
