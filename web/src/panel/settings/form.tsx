import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useDesk } from '../desk';
import type { Problem } from '../order/sheet';
import { Problems } from '../ui/problems';

export interface Tried {
  problems: Signal<Problem[]>;
  isDone: Signal<boolean>;
  run(change: Promise<Problem[]>): Promise<boolean>;
}

/** What came of the last change of a section. */
export function useTried(): Tried {
  const problems = useSignal<Problem[]>([]);
  const isDone = useSignal(false);
  return {
    problems,
    isDone,
    async run(change) {
      isDone.value = false;
      problems.value = await change;
      isDone.value = problems.value.length === 0;
      return isDone.value;
    },
  };
}

/** Says it, for eyes and for ears. */
export function Told({ tried }: { tried: Tried }) {
  const { saved } = useDesk().words.value.settings;
  const isDone = tried.isDone.value;
  const status = useRef<HTMLParagraphElement>(null);
  // The button that was pressed may be gone: the focus goes to the heading, and not to the top.
  useEffect(() => {
    if (!isDone || document.activeElement !== document.body) return;
    status.current?.closest('section')?.querySelector('h2')?.focus({ preventScroll: true });
  }, [isDone]);
  return (
    <>
      <Problems problems={tried.problems.value} />
      <p class="saved" role="status" ref={status}>
        {isDone && saved}
      </p>
    </>
  );
}

interface FormProps {
  tried: Tried;
  submit: string;
  /** Whether the fields are empty again when it is done. */
  isEmptied?: boolean;
  act: (fields: FormData) => Promise<Problem[]>;
  children: ComponentChildren;
}

export function SettingsForm({ tried, submit, isEmptied, act, children }: FormProps) {
  const carryOut = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if ((await tried.run(act(new FormData(form)))) && isEmptied) form.reset();
  };
  return (
    <form class="settings-form" onSubmit={(event) => void carryOut(event)}>
      {children}
      <button type="submit" class="button primary">
        {submit}
      </button>
    </form>
  );
}

interface PickProps {
  label: string;
  name: string;
  options: Readonly<Record<string, string>>;
  chosen?: string;
}

/** A labelled list of a form: one of it is always chosen. */
export function Pick({ label, name, options, chosen }: PickProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A labelled text of one line or more. */
export function Lines({ label, name, text }: { label: string; name: string; text: string }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} name={name} rows={2} maxLength={500} defaultValue={text} />
    </div>
  );
}

/** One field's text without what surrounds it. */
export const textOf = (fields: FormData, name: string) => String(fields.get(name) ?? '').trim();
