import { EndSession } from '../../gql/settings';
import type { OwnSessionFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { agentOf } from './agent';
import { Told, useTried, type Tried } from './form';

function SessionLine({ one, tried }: { one: OwnSessionFragment; tried: Tried }) {
  const { words, format, settings } = useDesk();
  const texts = words.value.settings.sessions;
  const moment = format.value.moment(one.createdAt);
  return (
    <li>
      <span class="settings-what">
        <span class="agent">{agentOf(one.userAgent) || texts.unknown}</span>
        <small>{texts.since(moment)}</small>
      </span>
      {one.current ? (
        <span class="badge good">{texts.current}</span>
      ) : (
        <button
          type="button"
          class="button"
          aria-label={texts.end(moment)}
          onClick={() => void tried.run(settings.change(EndSession, { sessionId: one.id }))}
        >
          {texts.close}
        </button>
      )}
    </li>
  );
}

/** Where one is logged in; everybody's own. */
export function SessionsSection() {
  const { words, settings } = useDesk();
  const texts = words.value.settings.sessions;
  const tried = useTried();
  const sessions = settings.sessions.value;
  return (
    <section class="card">
      <h2 tabIndex={-1}>{texts.title}</h2>
      <ul class="settings-rows">
        {sessions.map((one) => (
          <SessionLine key={one.id} one={one} tried={tried} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <button type="button" class="button" onClick={() => void tried.run(settings.endOtherSessions())}>
          {texts.endOthers}
        </button>
      )}
      <Told tried={tried} />
    </section>
  );
}
