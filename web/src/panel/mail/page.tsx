import { useEffect } from 'preact/hooks';
import type { LetterRowFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { LetterBadge } from '../ui/badges';
import { PlaceLink } from '../ui/place-link';
import { Trouble } from '../ui/trouble';

function Row({ row }: { row: LetterRowFragment }) {
  const { format } = useDesk();
  return (
    <li class="letter-row">
      <PlaceLink to={{ mail: row.id }}>
        <span class="letter-what">
          <strong>{row.subject}</strong>
          <small>{row.to}</small>
        </span>
        <LetterBadge status={row.status} />
        <time dateTime={row.createdAt}>{format.value.moment(row.createdAt)}</time>
      </PlaceLink>
    </li>
  );
}

function More() {
  const { words, mailbox } = useDesk();
  const { mail, orders } = words.value;
  return (
    <footer class="list-foot">
      <p>{orders.shown(mailbox.rows.value.length, mailbox.total.value)}</p>
      {mailbox.hasMore.value && (
        <button type="button" class="button" onClick={() => void mailbox.more()}>
          {mail.more}
        </button>
      )}
    </footer>
  );
}

/** The rows, or what there is to say instead. What is known stays on the screen while it is read again. */
function Rows() {
  const { words, mailbox } = useDesk();
  const { mail } = words.value;
  const rows = mailbox.rows.value;
  const state = mailbox.state.value;
  if (state === 'unreachable' || state === 'unavailable')
    return <Trouble obstacle={state} onRetry={() => void mailbox.load()} />;
  if (rows.length === 0) return <p class="empty">{state === 'loading' ? mail.loading : mail.empty}</p>;
  return (
    <div aria-busy={state === 'loading'}>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      <More />
    </div>
  );
}

/** The outbox: every letter that was written, sent or not. */
export function MailPage() {
  const { words, mailbox } = useDesk();
  const { mail } = words.value;
  useEffect(() => {
    void mailbox.load();
  }, []);
  return (
    <>
      <div class="page-head">
        <h1>{mail.title}</h1>
        <button type="button" class="button" onClick={() => void mailbox.load()}>
          {mail.refresh}
        </button>
      </div>
      <section class="card list-card">
        <Rows />
      </section>
    </>
  );
}
