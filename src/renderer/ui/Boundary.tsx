import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** What is said in place of what could not be drawn. */
  words: { title: string; body: string; retry: string };
  children: ReactNode;
}

/** Keeps a fault in one part of the window from taking the rest along; what was typed is saved before it is shown. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { title, body, retry } = this.props.words;
    return (
      <section className="empty" role="alert">
        <h3>{title}</h3>
        <p>{body}</p>
        <button type="button" className="btn small" onClick={() => this.setState({ failed: false })}>
          {retry}
        </button>
      </section>
    );
  }
}
