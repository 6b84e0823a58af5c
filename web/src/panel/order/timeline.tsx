import type { HappeningFragment, OrderSheetFragment } from '../../gql/types';
import type { Format } from '../../lib/format';
import type { Words } from '../../lib/words';
import { useDesk } from '../desk';
import { Icon, type IconName } from '../ui/icon';
import { NoteForm } from './note-form';

const ICONS: Record<HappeningFragment['__typename'], IconName> = {
  OrderPlaced: 'orders',
  OrderAccepted: 'check',
  StatusAdvanced: 'box',
  PaymentRegistered: 'money',
  OrderCancelled: 'cross',
  StatusReverted: 'undo',
  NoteAdded: 'note',
  OrderUnaccepted: 'bell',
  LetterFailed: 'letter',
  LinkRotated: 'open',
};

/** What there is to say beyond the name of the event. */
function detailOf(event: HappeningFragment, words: Words, format: Format): string {
  const { happened, reasons } = words;
  switch (event.__typename) {
    case 'StatusAdvanced':
      return happened.to(event.toLabel);
    case 'StatusReverted':
      return [happened.backTo(event.toLabel), event.reason].filter(Boolean).join(' · ');
    case 'PaymentRegistered':
      return [event.amount && format.money(event.amount), event.reference].filter(Boolean).join(' · ');
    case 'OrderCancelled':
      return [reasons[event.cancelReason], event.note].filter(Boolean).join(' · ');
    case 'NoteAdded':
      return event.text;
    case 'OrderUnaccepted':
      return happened.waited(event.minutes);
    case 'LetterFailed':
      return [event.to, event.subject, event.error].filter(Boolean).join(' · ');
    default:
      return '';
  }
}

function Happening({ event }: { event: HappeningFragment }) {
  const { words, format } = useDesk();
  const { happened } = words.value;
  const detail = detailOf(event, words.value, format.value);
  return (
    <li class="happening">
      <span class="happening-icon">
        <Icon name={ICONS[event.__typename]} />
      </span>
      <div>
        <p class="strong">{happened[event.__typename]}</p>
        {detail && <p class="happening-detail">{detail}</p>}
        <p class="hint">
          <time dateTime={event.at}>{format.value.moment(event.at)}</time>
          {event.actorName && ` · ${happened.by(event.actorName)}`}
        </p>
      </div>
    </li>
  );
}

/** What happened with the order and who did it, newest first. */
export function Timeline({ order }: { order: OrderSheetFragment }) {
  const { order: texts } = useDesk().words.value;
  return (
    <section class="card">
      <h2>{texts.timeline}</h2>
      <NoteForm />
      <ol class="timeline">
        {order.timeline.toReversed().map((event) => (
          <Happening key={event.number} event={event} />
        ))}
      </ol>
    </section>
  );
}
