namespace PhoneRig.Network.Tftp;

/// <summary>
/// How long to wait before sending again: from measured round trips (RFC 6298), doubling while nothing comes. A round trip that
/// was sent twice says nothing (Karn). Rivals wait a fixed second or more for every lost packet (network notes 2).
/// </summary>
/// <remarks>
/// One step off RFC 6298: where the answer before this one was clean, a loss is taken for an accident and the doubled wait is
/// dropped at once. Kept, it could outlast the 16 s that a phone waits (facts 3.2). Two unclear answers running are taken for a
/// client that has become slow, and the doubled wait stays.
/// </remarks>
internal sealed class ResendTimer(TftpServerOptions options, TimeSpan? agreed)
{
    private TimeSpan? smoothed;
    private TimeSpan variation;
    private bool clean;

    /// <summary>The wait from the last packet sent.</summary>
    public TimeSpan Wait { get; private set; } = agreed ?? options.FirstResend;

    /// <summary>The round trip, smoothed; null where none was measured.</summary>
    public TimeSpan? RoundTrip => smoothed;

    /// <summary>The last packet was answered.</summary>
    /// <param name="roundTrip">After this time; null where it was sent more than once, so that nobody knows.</param>
    public void Answered(TimeSpan? roundTrip)
    {
        Measure(roundTrip);
        if (agreed is null)
        {
            if (smoothed is { } mean && (roundTrip is not null || clean))
            {
                Wait = Clamp(mean + (variation * 4));
            }

            clean = roundTrip is not null;
        }
    }

    /// <summary>Nothing came: wait twice as long from now on, until the next measurement.</summary>
    public void BackOff()
    {
        if (agreed is null)
        {
            Wait = Clamp(Wait * 2);
        }
    }

    private void Measure(TimeSpan? measured)
    {
        if (measured is not { } roundTrip)
        {
            return;
        }

        // RFC 6298 section 2: alpha 1/8, beta 1/4, K 4.
        if (smoothed is { } mean)
        {
            variation = (variation * 0.75) + ((mean - roundTrip).Duration() * 0.25);
            smoothed = (mean * 0.875) + (roundTrip * 0.125);
        }
        else
        {
            smoothed = roundTrip;
            variation = roundTrip / 2;
        }
    }

    private TimeSpan Clamp(TimeSpan wait) => wait < options.LeastResend ? options.LeastResend : wait > options.MostResend ? options.MostResend : wait;
}
