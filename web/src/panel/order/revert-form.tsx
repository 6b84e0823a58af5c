import { useDesk } from '../desk';
import { Field } from '../ui/field';
import { ActionForm } from './action-form';

/** Undoing the last step, with a reason for the timeline. */
export function RevertForm({ onClose }: { onClose: () => void }) {
  const { words, sheet } = useDesk();
  const texts = words.value.actions.revert;
  return (
    <ActionForm
      title={texts.title}
      intro={texts.intro}
      submit={texts.submit}
      act={(fields) => sheet.revert({ reason: String(fields.get('reason')).trim() })}
      onClose={onClose}
    >
      <Field label={texts.reason} name="reason" required maxLength={500} autoComplete="off" autoFocus />
    </ActionForm>
  );
}
