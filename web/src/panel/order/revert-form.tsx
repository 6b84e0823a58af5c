import { useDesk } from '../desk';
import { Field } from '../ui/field';
import { ActionForm, type WindowProps } from './action-form';

/** Undoing the last step, with a reason for the timeline. */
export function RevertForm({ order: _, ...window }: WindowProps) {
  const { words, sheet } = useDesk();
  const texts = words.value.actions.revert;
  return (
    <ActionForm
      {...window}
      title={texts.title}
      intro={texts.intro}
      submit={texts.submit}
      act={(fields) => sheet.revert({ reason: String(fields.get('reason')).trim() })}
    >
      <Field label={texts.reason} name="reason" required maxLength={500} autoComplete="off" autoFocus />
    </ActionForm>
  );
}
