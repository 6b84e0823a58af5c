import { useEffect, useId } from 'preact/hooks';
import { useDesk } from '../desk';
import { Choice } from '../ui/choice';
import { DISPATCH_METHODS, NO_FACETS, PAYMENT_STATUSES, countFacets, type View } from './view';

/** Exactly as written in the order; the cities on the screen are offered. */
function City({ value, onChosen }: { value: string | null; onChosen: (value: string | null) => void }) {
  const { words, list } = useDesk();
  const texts = words.value.list;
  const id = useId();
  const cities = [...new Set(list.rows.value.map(({ city }) => city))].sort((one, other) =>
    one.localeCompare(other),
  );
  return (
    <div class="field">
      <label for={id}>{texts.city}</label>
      <input
        id={id}
        list={`${id}-cities`}
        value={value ?? ''}
        placeholder={texts.cityHint}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => onChosen(event.currentTarget.value.trim() || null)}
      />
      <datalist id={`${id}-cities`}>
        {cities.map((city) => (
          <option key={city} value={city} />
        ))}
      </datalist>
    </div>
  );
}

/** What the list is narrowed to; every choice stands in the address at once. */
export function Filters({ id }: { id: string }) {
  const { words, address, methods } = useDesk();
  const { list: texts, payment, dispatch } = words.value;
  useEffect(() => void methods.load(), []);
  const view = address.place.value;
  const choose = (change: Partial<View>) => address.go(change);
  return (
    <div class="filters" id={id}>
      <Choice
        label={texts.paymentStatus}
        value={view.payment}
        options={PAYMENT_STATUSES.map((value) => ({ value, label: payment[value] }))}
        onChosen={(value) => choose({ payment: value as View['payment'] })}
      />
      <Choice
        label={texts.method}
        value={view.method}
        options={methods.all.value.map(({ code, name }) => ({ value: code, label: name }))}
        onChosen={(method) => choose({ method })}
      />
      <Choice
        label={texts.dispatch}
        value={view.dispatch}
        options={DISPATCH_METHODS.map((value) => ({ value, label: dispatch[value] }))}
        onChosen={(value) => choose({ dispatch: value as View['dispatch'] })}
      />
      <City value={view.city} onChosen={(city) => choose({ city })} />
      {countFacets(view) > 0 && (
        <button
          type="button"
          class="text-button"
          onClick={(event) => {
            event.currentTarget.closest('.filters')?.querySelector('select')?.focus();
            choose(NO_FACETS);
          }}
        >
          {texts.clear}
        </button>
      )}
    </div>
  );
}
