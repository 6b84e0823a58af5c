import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { sentenceOf } from './problems';
import { useStore } from './store';

interface Props {
  /** The API's path of the value: refusals name it. */
  name: 'customer.name' | 'customer.phone' | 'customer.email' | 'city' | 'dispatch.address' | 'note';
  type?: 'text' | 'tel' | 'email';
  autoComplete: string;
  defaultValue?: string;
}

/** A labelled input, with what the shop says against it. (Preact types an input by its `type`.) */
export function Field({ name, ...input }: Props) {
  const { words, checkout } = useStore();
  const id = useId();
  const problem = checkout.problems.value.find(({ field }) => field === name);
  return (
    <div class="field">
      <label for={id}>{words.fields[name]}</label>
      <input
        id={id}
        name={name}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        {...(input as object)}
      />
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {sentenceOf(problem)}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  isChosen: boolean;
  onChoose: () => void;
  title: string;
  children?: ComponentChildren;
}

/** One of several, as a card with its meaning in words. */
export function Choice({ name, value, isChosen, onChoose, title, children }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name={name} value={value} checked={isChosen} onChange={onChoose} />
      <span class="choice-title">{title}</span>
      {children && <span class="choice-meaning">{children}</span>}
    </label>
  );
}
