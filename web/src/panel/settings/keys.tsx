import { RevokeApiKey } from '../../gql/settings';
import type { ApiKeyScope, KeyFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { Field } from '../ui/field';
import { SettingsForm, textOf, Told, useTried, type Tried } from './form';

const SCOPES: readonly ApiKeyScope[] = ['ORDERS_PLACE', 'ORDERS_READ'];

function AddKey({ tried }: { tried: Tried }) {
  const { words, settings } = useDesk();
  const { keys: texts } = words.value.settings;
  const save = (fields: FormData) =>
    settings.addKey({
      name: textOf(fields, 'name'),
      scopes: SCOPES.filter((scope) => fields.has(scope)),
    });
  return (
    <details class="settings-add">
      <summary>{texts.add}</summary>
      <SettingsForm tried={tried} submit={texts.create} isEmptied act={save}>
        <Field label={texts.name} name="name" required maxLength={80} autoComplete="off" />
        {SCOPES.map((scope) => (
          <label key={scope} class="check">
            <input type="checkbox" name={scope} defaultChecked={scope === 'ORDERS_PLACE'} />
            {texts.scopes[scope]}
          </label>
        ))}
      </SettingsForm>
    </details>
  );
}

function KeyLine({ one, tried }: { one: KeyFragment; tried: Tried }) {
  const { words, format, settings } = useDesk();
  const { keys: texts } = words.value.settings;
  const scopes = one.scopes.map((scope) => texts.scopes[scope]).join(', ');
  return (
    <li>
      <span class="settings-what">
        <strong>{one.name}</strong>
        <small>{`${one.hint}… · ${scopes}`}</small>
        <small>{format.value.moment(one.createdAt)}</small>
      </span>
      {one.revokedAt ? (
        <span class="badge">{texts.revoked}</span>
      ) : (
        <button
          type="button"
          class="button danger"
          aria-label={texts.revoke(one.name)}
          onClick={() => void tried.run(settings.change(RevokeApiKey, { keyId: one.id }))}
        >
          {texts.revokeIt}
        </button>
      )}
    </li>
  );
}

/** The keys of storefronts; a new one is shown once. */
export function KeysSection({ keys }: { keys: KeyFragment[] }) {
  const { words, settings } = useDesk();
  const { keys: texts } = words.value.settings;
  const tried = useTried();
  return (
    <section class="card">
      <h2 tabIndex={-1}>{texts.title}</h2>
      {keys.length === 0 && <p class="hint">{texts.empty}</p>}
      <ul class="settings-rows">
        {keys.map((one) => (
          <KeyLine key={one.id} one={one} tried={tried} />
        ))}
      </ul>
      <div role="status">
        {settings.newKey.value && (
          <p class="new-key">
            {texts.once} <code>{settings.newKey.value}</code>
          </p>
        )}
      </div>
      <AddKey tried={tried} />
      <Told tried={tried} />
    </section>
  );
}
