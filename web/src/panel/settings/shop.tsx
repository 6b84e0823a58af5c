import { UpdateShop } from '../../gql/settings';
import type { ShopSheetFragment, UpdateShopInput } from '../../gql/types';
import { useDesk } from '../desk';
import { Field } from '../ui/field';
import { Lines, Pick, SettingsForm, textOf, Told, useTried } from './form';

const TEXTS = ['name', 'contactPhone', 'contactEmail', 'address', 'mapUrl'] as const;
const LOOKS = ['color', 'logoUrl', 'timeZone'] as const;

function inputOf(fields: FormData, version: number): UpdateShopInput {
  const texts = [...TEXTS, 'openingHours', ...LOOKS].map((name) => [name, textOf(fields, name)]);
  return {
    ...(Object.fromEntries(texts) as UpdateShopInput),
    emails: textOf(fields, 'emails')
      .split(/[\s,;]+/)
      .filter(Boolean),
    language: textOf(fields, 'language'),
    acceptWithin: Number(textOf(fields, 'acceptWithin')),
    expectedVersion: version,
  };
}

/** What the shop is called, where it is, and how long an order may wait. */
export function ShopSection({ shop }: { shop: ShopSheetFragment }) {
  const { words, settings, session } = useDesk();
  const texts = words.value.settings;
  const tried = useTried();
  const save = async (fields: FormData) => {
    const problems = await settings.change(UpdateShop, inputOf(fields, shop.version));
    if (problems.length === 0) await session.refresh();
    return problems;
  };
  return (
    <section class="card">
      <h2 tabIndex={-1}>{texts.shop.title}</h2>
      <SettingsForm tried={tried} submit={texts.save} act={save}>
        {TEXTS.map((name) => (
          <Field
            key={name}
            label={texts.shop[name]}
            name={name}
            defaultValue={shop[name] ?? ''}
            required={name === 'name'}
            autoComplete="off"
          />
        ))}
        <Lines label={texts.shop.openingHours} name="openingHours" text={shop.openingHours ?? ''} />
        <Field label={texts.shop.emails} name="emails" defaultValue={shop.emails?.join(', ') ?? ''} />
        {LOOKS.map((name) => (
          <Field
            key={name}
            label={texts.shop[name]}
            name={name}
            defaultValue={shop[name] ?? ''}
            required={name === 'timeZone'}
            autoComplete="off"
          />
        ))}
        <Pick label={texts.shop.language} name="language" options={texts.languages} chosen={shop.language} />
        <Field
          label={texts.shop.acceptWithin}
          name="acceptWithin"
          inputMode="numeric"
          pattern="[0-9]{1,5}"
          required
          defaultValue={String(shop.acceptWithin)}
        />
      </SettingsForm>
      <Told tried={tried} />
    </section>
  );
}
