/**
 * Whether somebody is already in a field or on a button of an open dialog. Whoever is quick is there before the dialog has
 * finished opening: moving their focus then would send the next letters elsewhere.
 */
export const isAtWork = (): boolean =>
  document.activeElement?.matches(".ant-modal :is(input, textarea, button, a, [contenteditable=true])") ?? false;

/** For a dialog's `afterOpenChange`: puts the focus where work begins, unless somebody has begun. */
export const focusOnOpen =
  (focus: (() => unknown) | undefined) =>
  (isOpen: boolean): void => {
    if (isOpen && !isAtWork()) focus?.();
  };
