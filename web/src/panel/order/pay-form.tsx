import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { newKey } from '../../lib/key';
import { digitsOf, parseAmount } from '../../lib/money';
import { useDesk } from '../desk';
import { Field } from '../ui/field';
import { ActionForm, type WindowProps } from './action-form';

/** "Pagar orden": the money is in. Asks for a reason only when the server wants one. */
export function PayForm({ order, ...window }: WindowProps) {
  const { words, format, sheet } = useDesk();
  const texts = words.value.actions.pay;
  const codes = useSignal<ReadonlySet<string>>(new Set());
  const idempotencyKey = useMemo(newKey, []);
  const today = format.value.today();

  const pay = (fields: FormData) => {
    const text = (name: string) => String(fields.get(name) ?? '').trim() || null;
    const amount = parseAmount(text('amount') ?? '', digitsOf(order.outstanding));
    if (amount === null || Number(amount) === 0) {
      return Promise.resolve([{ code: 'BAD_AMOUNT', message: texts.badAmount, field: 'amount' }]);
    }
    return sheet.pay({
      reference: text('reference'),
      amount,
      receivedOn: text('receivedOn'),
      note: text('note'),
      duplicateReason: text('duplicateReason'),
      allowOverpayment: fields.has('allowOverpayment'),
      idempotencyKey,
    });
  };

  return (
    <ActionForm
      {...window}
      title={texts.title}
      intro={texts.intro(format.value.money(order.outstanding))}
      submit={texts.submit}
      act={pay}
      onProblems={(problems) => {
        codes.value = new Set([...codes.value, ...problems.map(({ code }) => code)]);
      }}
    >
      <Field label={texts.reference} name="reference" required maxLength={100} autoComplete="off" autoFocus />
      {codes.value.has('DUPLICATE_REFERENCE') && (
        <Field label={texts.duplicateReason} name="duplicateReason" maxLength={500} />
      )}
      <Field
        label={texts.amount}
        name="amount"
        required
        inputMode="decimal"
        autoComplete="off"
        defaultValue={format.value.money(order.outstanding)}
      />
      {codes.value.has('AMOUNT_EXCEEDS_OUTSTANDING') && (
        <label class="check">
          <input type="checkbox" name="allowOverpayment" />
          {texts.allowOverpayment}
        </label>
      )}
      <Field
        label={texts.receivedOn}
        name="receivedOn"
        type="date"
        required
        max={today}
        defaultValue={today}
      />
      <Field label={texts.note} name="note" maxLength={500} autoComplete="off" />
    </ActionForm>
  );
}
