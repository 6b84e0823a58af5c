import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface InputProps {
  label: string;
  name: string;
  type?: 'text' | 'email' | 'password' | 'date';
  problem?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
  autoComplete?: 'off' | 'username' | 'current-password' | 'new-password';
  inputMode?: 'decimal' | 'numeric';
  maxLength?: number;
  pattern?: string;
  max?: string;
  defaultValue?: string;
}

/** A labelled input with its own complaint under it. (Preact types an input by its `type`, one by one.) */
export function Field({ label, problem, ...input }: InputProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        {...(input as object)}
      />
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

interface FactProps {
  label: string;
  children: ComponentChildren;
}

/** One fact of a block: nothing at all when there is nothing to say. */
export function Fact({ label, children }: FactProps) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
