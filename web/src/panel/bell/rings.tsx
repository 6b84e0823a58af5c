import { useSignal } from '@preact/signals';
import type { RingFragment } from '../../gql/types';
import { messageOf } from '../../lib/graphql';
import { useDesk } from '../desk';
import { PlaceLink } from '../ui/place-link';
import { PreferencesForm } from './preferences-form';

function Ring({ ring, onChosen }: { ring: RingFragment; onChosen: () => void }) {
  const { words, format, bell } = useDesk();
  const isUnread = ring.readAt === null;
  const choose = () => {
    if (isUnread) void bell.markRead([ring.id]).catch(() => undefined);
    onChosen();
  };
  return (
    <li>
      <PlaceLink class={isUnread ? 'ring is-unread' : 'ring'} to={{ order: ring.order.id }} onFollow={choose}>
        {isUnread && <span class="unseen">{words.value.bell.unread}: </span>}
        <span class="ring-title">{ring.title}</span>
        <time dateTime={ring.createdAt}>{format.value.moment(ring.createdAt)}</time>
      </PlaceLink>
    </li>
  );
}

/** The newest rings of the bell; choosing one opens its order and marks it read. */
export function Rings({ onChosen }: { onChosen: () => void }) {
  const { words, bell } = useDesk();
  const texts = words.value.bell;
  const rings = bell.rings.value;
  const problem = useSignal('');
  const arePreferencesOpen = useSignal(false);
  const markAll = async () => {
    problem.value = '';
    try {
      await bell.markRead();
    } catch (error) {
      problem.value = messageOf(error) || words.value.trouble.unreachable;
    }
  };
  return (
    <section class="rings card" aria-label={texts.title}>
      <header>
        <h2>{texts.title}</h2>
        {bell.unread.value > 0 && (
          <button type="button" class="text-button" onClick={() => void markAll()}>
            {texts.markAll}
          </button>
        )}
      </header>
      <p class="rings-problem" role="alert">
        {problem.value}
      </p>
      {rings.length === 0 ? (
        <p class="empty">{texts.empty}</p>
      ) : (
        <ul>
          {rings.map((ring) => (
            <Ring key={ring.id} ring={ring} onChosen={onChosen} />
          ))}
        </ul>
      )}
      <details
        class="preferences"
        onToggle={(event) => (arePreferencesOpen.value = event.currentTarget.open)}
      >
        <summary>{texts.preferences}</summary>
        {arePreferencesOpen.value && <PreferencesForm />}
      </details>
    </section>
  );
}
