import { useEffect } from 'preact/hooks';
import type { LetterSheetFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { LetterBadge } from '../ui/badges';
import { Fact } from '../ui/field';
import { Icon } from '../ui/icon';
import { PlaceLink } from '../ui/place-link';
import { Trouble } from '../ui/trouble';
import { previewOf } from './preview';

function Head({ letter }: { letter: LetterSheetFragment }) {
  const { words, format } = useDesk();
  const { mail, order } = words.value;
  return (
    <header class="order-head">
      <div class="order-title">
        <h1>{letter.subject}</h1>
        <LetterBadge status={letter.status} />
      </div>
      <dl class="facts-row">
        <Fact label={mail.to}>{letter.to}</Fact>
        <Fact label={mail.written}>{format.value.moment(letter.createdAt)}</Fact>
        {letter.sentAt && <Fact label={mail.sent}>{format.value.moment(letter.sentAt)}</Fact>}
        <Fact label={mail.attempts}>{letter.attempts}</Fact>
        <Fact label={mail.about}>
          <PlaceLink to={{ order: letter.order.id }}>{order.title(letter.order.number)}</PlaceLink>
        </Fact>
        {letter.lastError && <Fact label={mail.lastError}>{letter.lastError}</Fact>}
      </dl>
    </header>
  );
}

/** The plain text; its addresses can be followed, which those in the preview's frame cannot. */
function Text({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/\S+)/);
  return (
    <pre class="letter-text">
      {parts.map((part, place) =>
        place % 2 ? (
          <a key={place} href={part} target="_blank" rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </pre>
  );
}

function Bodies({ letter }: { letter: LetterSheetFragment }) {
  const { mail } = useDesk().words.value;
  return (
    <div class="letter-bodies">
      <section class="card">
        <h2>{mail.text}</h2>
        <Text text={letter.text} />
      </section>
      <section class="card">
        <h2>{mail.preview}</h2>
        <iframe class="letter-frame" sandbox="" title={mail.preview} srcDoc={previewOf(letter.html)} />
      </section>
    </div>
  );
}

/** One letter as its reader gets it. */
export function LetterPage({ id }: { id: string }) {
  const { words, mailbox } = useDesk();
  const { mail } = words.value;
  useEffect(() => {
    void mailbox.open(id);
  }, [id]);

  const letter = mailbox.letter.value;
  const state = mailbox.letterState.value;
  return (
    <>
      <PlaceLink to={{ mail: '' }} class="back">
        <Icon name="back" />
        {mail.title}
      </PlaceLink>
      {(state === 'unreachable' || state === 'unavailable') && (
        <Trouble obstacle={state} onRetry={() => void mailbox.open(id)} />
      )}
      {state === 'missing' && <p class="empty">{mail.missing}</p>}
      {state === 'loading' && !letter && <p class="empty">{mail.loading}</p>}
      {letter?.id === id && (
        <>
          <Head letter={letter} />
          <Bodies letter={letter} />
        </>
      )}
    </>
  );
}
