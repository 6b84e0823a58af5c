import { AddStaff, UpdateStaff } from '../../gql/settings';
import type { ColleagueFragment, Role } from '../../gql/types';
import { useDesk } from '../desk';
import { Field } from '../ui/field';
import { Pick, SettingsForm, textOf, Told, useTried, type Tried } from './form';
import { Turn } from './turn';

const ROLES: readonly Role[] = ['OWNER', 'ADMIN', 'OPERATOR', 'PICKER'];

function AddSomebody({ tried }: { tried: Tried }) {
  const { words, settings } = useDesk();
  const { staff: texts, add, languages } = words.value.settings;
  const save = (fields: FormData) =>
    settings.change(AddStaff, {
      name: textOf(fields, 'name'),
      email: textOf(fields, 'email'),
      role: textOf(fields, 'role') as Role,
      language: textOf(fields, 'language'),
      password: String(fields.get('password')),
    });
  return (
    <details class="settings-add">
      <summary>{texts.add}</summary>
      <SettingsForm tried={tried} submit={add} isEmptied act={save}>
        <Field label={texts.name} name="name" required maxLength={120} autoComplete="off" />
        <Field label={texts.email} name="email" type="email" required autoComplete="off" />
        <Pick label={texts.role} name="role" options={texts.roles} chosen="OPERATOR" />
        <Pick label={texts.language} name="language" options={languages} chosen="es" />
        <Field label={texts.password} name="password" type="password" required autoComplete="new-password" />
      </SettingsForm>
    </details>
  );
}

function Somebody({ one, tried }: { one: ColleagueFragment; tried: Tried }) {
  const { words, format, settings } = useDesk();
  const texts = words.value.settings.staff;
  const change = (changed: { role?: Role; active?: boolean }) =>
    void tried.run(settings.change(UpdateStaff, { staffId: one.id, ...changed }));
  return (
    <li>
      <span class="settings-what">
        <strong>{one.name}</strong>
        <small>{one.email}</small>
        <small>
          {one.lastLogInAt ? texts.lastLogIn(format.value.moment(one.lastLogInAt)) : texts.neverIn}
        </small>
      </span>
      <select
        aria-label={texts.roleOf(one.name)}
        value={one.role}
        onChange={(event) => {
          change({ role: event.currentTarget.value as Role });
          event.currentTarget.value = one.role; // What is so, not what was wished.
        }}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {texts.roles[role]}
          </option>
        ))}
      </select>
      <Turn name={one.name} isOn={one.active} onTurn={(active) => change({ active })} />
    </li>
  );
}

/** Who works here, as what, and whether they may log in. */
export function StaffSection({ staff }: { staff: ColleagueFragment[] }) {
  const { title } = useDesk().words.value.settings.staff;
  const tried = useTried();
  return (
    <section class="card">
      <h2 tabIndex={-1}>{title}</h2>
      <ul class="settings-rows">
        {staff.map((one) => (
          <Somebody key={one.id} one={one} tried={tried} />
        ))}
      </ul>
      <AddSomebody tried={tried} />
      <Told tried={tried} />
    </section>
  );
}
