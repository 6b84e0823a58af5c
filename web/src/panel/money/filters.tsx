import { useEffect, useId } from 'preact/hooks';
import { useDesk } from '../desk';
import { Choice } from '../ui/choice';
import { moneyFilterOf, NO_MONEY_FILTER, type MoneyView } from './view';

interface TypedProps {
  label: string;
  type: 'date' | 'search';
  value: string | null;
  onChosen: (value: string | null) => void;
}

function Typed({ label, type, value, onChosen }: TypedProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        {...({ type } as object)} // Preact types an input by its `type`, one by one.
        value={value ?? ''}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => onChosen(event.currentTarget.value.trim() || null)}
      />
    </div>
  );
}

/** What the transactions are narrowed to; every choice stands in the address at once. */
export function MoneyFilters() {
  const { words, address, methods } = useDesk();
  const { money: texts } = words.value;
  useEffect(() => void methods.load(), []);
  const view = address.place.value;
  const choose = (change: Partial<MoneyView>) => address.go(change);
  return (
    <div class="filters">
      <Choice
        label={texts.method}
        value={view.paidBy}
        options={methods.all.value.map(({ code, name }) => ({ value: code, label: name }))}
        onChosen={(paidBy) => choose({ paidBy })}
      />
      <Typed
        label={texts.reference}
        type="search"
        value={view.reference}
        onChosen={(reference) => choose({ reference })}
      />
      <Typed label={texts.from} type="date" value={view.from} onChosen={(from) => choose({ from })} />
      <Typed label={texts.until} type="date" value={view.until} onChosen={(until) => choose({ until })} />
      {Object.keys(moneyFilterOf(view)).length > 0 && (
        <button
          type="button"
          class="text-button"
          onClick={(event) => {
            event.currentTarget.closest('.filters')?.querySelector('select')?.focus();
            choose(NO_MONEY_FILTER);
          }}
        >
          {texts.clear}
        </button>
      )}
    </div>
  );
}
