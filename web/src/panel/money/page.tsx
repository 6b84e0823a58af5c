import { useEffect } from 'preact/hooks';
import type { TransactionRowFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { PlaceLink } from '../ui/place-link';
import { Trouble } from '../ui/trouble';
import { MoneyFilters } from './filters';

function Row({ row }: { row: TransactionRowFragment }) {
  const { words, format } = useDesk();
  const { order: texts, money } = words.value;
  const isSettled = row.status === 'SETTLED';
  return (
    <li class="money-row">
      <PlaceLink to={{ order: row.order.id }}>
        <span class="money-what">
          <strong>{texts.title(row.order.number)}</strong>
          <small>{row.order.customer.name}</small>
        </span>
        <span class="money-how">
          <span>{row.order.paymentMethod.name}</span>
          <small>{row.reference && `${texts.reference} ${row.reference}`}</small>
        </span>
        <span class="money-kind">
          <span>{texts.kind[row.kind]}</span>
          <span class={`badge ${isSettled ? 'good' : 'warn'}`}>{texts.settlement[row.status]}</span>
        </span>
        <span class="money-when">
          <span>{row.receivedOn ? format.value.day(row.receivedOn) : money.notYet}</span>
          <small>{isSettled && texts.registeredBy(row.actorName)}</small>
        </span>
        <span class="cell-total">{format.value.money(row.amount)}</span>
      </PlaceLink>
    </li>
  );
}

function More() {
  const { words, transactions } = useDesk();
  const { money, orders } = words.value;
  return (
    <footer class="list-foot">
      <p>{orders.shown(transactions.rows.value.length, transactions.total.value)}</p>
      {transactions.hasMore.value && (
        <button type="button" class="button" onClick={() => void transactions.more()}>
          {money.more}
        </button>
      )}
    </footer>
  );
}

/** The rows, or what there is to say instead. What is known stays on the screen while it is read again. */
function Rows() {
  const { words, transactions } = useDesk();
  const { money } = words.value;
  const rows = transactions.rows.value;
  const state = transactions.state.value;
  if (state !== 'loading' && state !== 'ready')
    return <Trouble obstacle={state} onRetry={() => void transactions.load()} />;
  if (rows.length === 0) {
    const isNarrowed = transactions.subject.value !== '{}';
    const nothing = isNarrowed ? money.emptyFilters : money.empty;
    return <p class="empty">{state === 'loading' ? money.loading : nothing}</p>;
  }
  return (
    <div aria-busy={state === 'loading'} class={state === 'loading' ? 'is-stale' : undefined}>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      <More />
    </div>
  );
}

/** Every movement of money of the shop, for who registers payments. */
export function TransactionsPage() {
  const { words, transactions } = useDesk();
  const { money } = words.value;
  const subject = transactions.subject.value;
  useEffect(() => void transactions.load(), [subject]);
  return (
    <>
      <div class="page-head">
        <h1>{money.title}</h1>
        <button type="button" class="button" onClick={() => void transactions.load()}>
          {money.refresh}
        </button>
      </div>
      <section class="card list-card">
        <MoneyFilters />
        <Rows />
      </section>
    </>
  );
}
