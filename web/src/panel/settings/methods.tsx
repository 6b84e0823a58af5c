import { AddPaymentMethod, UpdatePaymentMethod } from '../../gql/settings';
import type { MethodSheetFragment, PaymentPolicy } from '../../gql/types';
import { useDesk } from '../desk';
import { Field } from '../ui/field';
import { Pick, SettingsForm, textOf, Told, useTried, type Tried } from './form';
import { Turn } from './turn';

function AddMethod({ tried }: { tried: Tried }) {
  const { words, settings } = useDesk();
  const { methods: texts, add } = words.value.settings;
  const save = (fields: FormData) =>
    settings.change(AddPaymentMethod, {
      code: textOf(fields, 'code'),
      nameEs: textOf(fields, 'nameEs'),
      nameEn: textOf(fields, 'nameEn'),
      policy: textOf(fields, 'policy') as PaymentPolicy,
    });
  return (
    <details class="settings-add">
      <summary>{texts.add}</summary>
      <SettingsForm tried={tried} submit={add} isEmptied act={save}>
        <Field label={texts.code} name="code" required pattern="[A-Z0-9_]{2,40}" autoComplete="off" />
        <Field label={texts.nameEs} name="nameEs" required maxLength={80} autoComplete="off" />
        <Field label={texts.nameEn} name="nameEn" required maxLength={80} autoComplete="off" />
        <Pick label={texts.policy} name="policy" options={texts.policies} chosen="PREPAID" />
      </SettingsForm>
    </details>
  );
}

/** The ways to pay: what new orders may choose. */
export function MethodsSection({ methods }: { methods: MethodSheetFragment[] }) {
  const { words, settings } = useDesk();
  const { methods: texts } = words.value.settings;
  const tried = useTried();
  return (
    <section class="card">
      <h2 tabIndex={-1}>{texts.title}</h2>
      <ul class="settings-rows">
        {methods.map(({ code, name, policy, active }) => (
          <li key={code}>
            <span class="settings-what">
              <strong>{name}</strong>
              <small>{texts.policies[policy]}</small>
            </span>
            <Turn
              name={name}
              isOn={active}
              onTurn={(next) => void tried.run(settings.change(UpdatePaymentMethod, { code, active: next }))}
            />
          </li>
        ))}
      </ul>
      <AddMethod tried={tried} />
      <Told tried={tried} />
    </section>
  );
}
