import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { useDesk } from '../desk';
import { Problems } from '../ui/problems';
import type { Problem } from './sheet';

/** A note for the team; the field grows with the text and is empty again when it is saved. */
export function NoteForm() {
  const { words, sheet, session } = useDesk();
  const texts = words.value.actions.note;
  const text = useSignal('');
  const problems = useSignal<Problem[]>([]);
  const id = useId();
  if (!session.viewer.value?.rights.includes('MANAGE_ORDERS')) return null;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    problems.value = await sheet.note({ text: text.value });
    if (problems.value.length === 0) text.value = '';
  };

  return (
    <form class="note-form" onSubmit={(event) => void submit(event)}>
      <label for={id}>{texts.label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2000}
        placeholder={texts.placeholder}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <Problems problems={problems.value} />
      <button type="submit" class="button" disabled={!text.value.trim() || sheet.isBusy.value}>
        {texts.submit}
      </button>
    </form>
  );
}
