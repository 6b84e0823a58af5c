import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { OrderSheetFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { closeDialog, Dialog } from '../ui/dialog';
import { Problems } from '../ui/problems';
import type { Problem } from './sheet';

/** What a form in a window is given by the actions. */
export interface WindowProps {
  order: OrderSheetFragment;
  /** It was carried out. */
  onDone: () => void;
  onClose: () => void;
}

interface Props extends Omit<WindowProps, 'order'> {
  title: string;
  intro: string;
  submit: string;
  isDangerous?: boolean;
  /** Carries it out with what was filled in. */
  act: (fields: FormData) => Promise<Problem[]>;
  /** The refusals of the last try, so that the fields may show their own. */
  onProblems?: (problems: Problem[]) => void;
  children: ComponentChildren;
}

/** A form in a window for one action: closes when it is done, says why when it is not. */
export function ActionForm({
  title,
  intro,
  submit,
  isDangerous,
  act,
  onProblems,
  onDone,
  onClose,
  children,
}: Props) {
  const { words, sheet } = useDesk();
  const problems = useSignal<Problem[]>([]);

  const carryOut = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    problems.value = await act(new FormData(form));
    onProblems?.(problems.value);
    if (problems.value.length > 0) return;
    closeDialog(form);
    onDone();
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void carryOut(event)}>
        <p class="hint">{intro}</p>
        {children}
        <Problems problems={problems.value} />
        <div class="form-buttons">
          <button type="button" class="button" onClick={(event) => closeDialog(event.currentTarget)}>
            {words.value.actions.cancel}
          </button>
          <button
            type="submit"
            class={`button ${isDangerous ? 'danger' : 'primary'}`}
            disabled={sheet.isBusy.value}
          >
            {submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
