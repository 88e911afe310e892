import { Component, type ReactNode } from "react";

/** A part of the program that is no longer on the server: a new release came out while this tab was open. */
export const isMissingPart = (error: unknown): boolean =>
  /dynamically imported module|importing a module script failed|unable to preload css|loading chunk/i.test(
    String((error as Error | undefined)?.message ?? error),
  );

const RELOADED_AT = "reloaded-at";
/** A reload that did not help is not repeated: the server is unreachable then, and a person decides. */
const ONCE_IN = 60_000;

/** Fetches the new release by itself, once; false when that was tried just now. */
function reloadOnce(): boolean {
  try {
    const last = Number(sessionStorage.getItem(RELOADED_AT));
    if (Date.now() - last < ONCE_IN) return false;
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  } catch {
    return false;
  }
  window.location.reload();
  return true;
}

type Props = {
  children: ReactNode;
  fallback: (error: unknown, retry: () => void) => ReactNode;
  /** Another page, another try. */
  resetKey?: string;
};

type State = { failure?: { error: unknown }; isReloading?: boolean };

/** Whatever breaks below is said in its place; the rest of the page stays usable instead of turning blank. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown): void {
    if (isMissingPart(error) && reloadOnce()) this.setState({ isReloading: true });
  }

  override componentDidUpdate(previous: Props): void {
    if (this.state.failure && previous.resetKey !== this.props.resetKey) this.retry();
  }

  retry = (): void => this.setState({ failure: undefined, isReloading: false });

  override render(): ReactNode {
    const { failure, isReloading } = this.state;
    if (!failure) return this.props.children;
    return isReloading ? null : this.props.fallback(failure.error, this.retry);
  }
}
