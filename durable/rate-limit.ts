/** A token bucket: `rate` tokens a second up to `burst`. Time comes in, so that tests need no clock. */
export class TokenBucket {
  private tokens: number;
  private last: number;

  private readonly rate: number;
  private readonly burst: number;

  constructor(rate: number, burst: number, now: number) {
    this.rate = rate;
    this.burst = burst;
    this.tokens = burst;
    this.last = now;
  }

  /** Takes `amount` and returns 0, or takes nothing and returns the milliseconds until it could. */
  take(amount: number, now: number): number {
    this.refill(now);
    // A frame larger than the whole bucket passes when the bucket is full, or it never could.
    const needed = Math.min(amount, this.burst);
    if (this.tokens >= needed) {
      this.tokens -= amount;
      return 0;
    }
    return Math.ceil(((needed - this.tokens) / this.rate) * 1000);
  }

  /** Whole tokens left. */
  remaining(now: number): number {
    this.refill(now);
    return Math.max(0, Math.floor(this.tokens));
  }

  private refill(now: number): void {
    if (now > this.last)
      this.tokens = Math.min(this.burst, this.tokens + ((now - this.last) / 1000) * this.rate);
    this.last = Math.max(this.last, now);
  }
}
