import { useId } from 'preact/hooks';
import type { CancelReason } from '../../gql/types';
import { useDesk } from '../desk';
import { Field } from '../ui/field';
import { ActionForm, type WindowProps } from './action-form';

/** Cancelling, for one of the reasons that fit the order's status. */
export function CancelForm({ order, ...window }: WindowProps) {
  const { words, sheet } = useDesk();
  const { reasons, actions } = words.value;
  const texts = actions.cancelOrder;
  const id = useId();
  return (
    <ActionForm
      {...window}
      title={texts.title}
      intro={texts.intro}
      submit={texts.submit}
      isDangerous
      act={(fields) =>
        sheet.cancel({
          reason: String(fields.get('reason')) as CancelReason,
          note: String(fields.get('note')).trim() || null,
        })
      }
    >
      <div class="field">
        <label for={id}>{texts.reason}</label>
        <select id={id} name="reason" required autoFocus>
          <option value="">{texts.choose}</option>
          {order.cancelReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasons[reason]}
            </option>
          ))}
        </select>
      </div>
      <Field label={texts.note} name="note" maxLength={500} autoComplete="off" />
    </ActionForm>
  );
}
