import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { NotificationDelivery, PreferenceFragment } from '../../gql/types';
import { useDesk } from '../desk';

const DELIVERIES: readonly NotificationDelivery[] = ['BELL', 'LETTER', 'BOTH', 'NONE'];

function Kind({
  preference,
  onChosen,
}: {
  preference: PreferenceFragment;
  onChosen: (next: string) => void;
}) {
  const { delivery } = useDesk().words.value.bell;
  const id = useId();
  return (
    <div class="preference">
      <label for={id}>{preference.label}</label>
      <select id={id} value={preference.delivery} onChange={(event) => onChosen(event.currentTarget.value)}>
        {DELIVERIES.map((one) => (
          <option key={one} value={one}>
            {delivery[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SwitchProps {
  label: string;
  isOn: boolean;
  hint?: string | undefined;
  isDisabled?: boolean;
  onTurn: (isOn: boolean) => void;
}

function Switch({ label, isOn, hint, isDisabled, onTurn }: SwitchProps) {
  const id = useId();
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          disabled={isDisabled}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => {
            onTurn(event.currentTarget.checked);
            event.currentTarget.checked = isOn; // What is so, not what was wished.
          }}
        />
        {label}
      </label>
      {hint && (
        <p class="hint" id={id}>
          {hint}
        </p>
      )}
    </>
  );
}

function OnThisDevice() {
  const { words, consent } = useDesk();
  const { onThisDevice, sound, desktop, blocked, unsupported } = words.value.bell;
  const permission = consent.permission.value;
  const hints: Record<string, string> = { denied: blocked, unsupported };
  return (
    <fieldset>
      <legend>{onThisDevice}</legend>
      <Switch label={sound} isOn={consent.sound.value} onTurn={consent.allowSound} />
      <Switch
        label={desktop}
        isOn={consent.desktop.value}
        isDisabled={permission in hints}
        hint={hints[permission]}
        onTurn={(isOn) => void consent.allowDesktop(isOn)}
      />
    </fieldset>
  );
}

/** How each kind of news is told, and what this device may do: every choice is kept as it is made. */
export function PreferencesForm() {
  const { words, preferences } = useDesk();
  const { bell: texts, trouble } = words.value;
  const problem = useSignal('');
  const state = preferences.state.value;
  useEffect(() => void preferences.load(), []);

  const choose = async (kind: PreferenceFragment['kind'], delivery: string) => {
    problem.value = '';
    const obstacle = await preferences.choose(kind, delivery as NotificationDelivery);
    if (obstacle) problem.value = trouble[obstacle];
  };

  return (
    <>
      <OnThisDevice />
      <fieldset>
        <legend>{texts.howToHear}</legend>
        {state === 'loading' && <p class="hint">{texts.loading}</p>}
        {preferences.kinds.value.map((one) => (
          <Kind key={one.kind} preference={one} onChosen={(next) => void choose(one.kind, next)} />
        ))}
      </fieldset>
      <p class="rings-problem" role="alert">
        {problem.value || (state !== 'loading' && state !== 'ready' && trouble[state])}
      </p>
    </>
  );
}
