namespace PhoneRig.Network.Tftp;

/// <summary>
/// How long to wait before sending again: from measured round trips (RFC 6298), doubling while nothing comes. A round trip that
/// was sent twice says nothing (Karn). Rivals wait a fixed second or more for every lost packet (network notes 2).
/// </summary>
internal sealed class ResendTimer(TftpServerOptions options, TimeSpan? agreed)
{
    private TimeSpan? smoothed;
    private TimeSpan variation;

    /// <summary>The wait from the last packet sent.</summary>
    public TimeSpan Wait { get; private set; } = agreed ?? options.FirstResend;

    /// <summary>A packet that was sent once was answered after this time.</summary>
    public void Measured(TimeSpan roundTrip)
    {
        if (agreed is not null)
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

        Wait = Clamp(smoothed.Value + (variation * 4));
    }

    /// <summary>Nothing came: wait twice as long from now on, until the next measurement.</summary>
    public void BackOff()
    {
        if (agreed is null)
        {
            Wait = Clamp(Wait * 2);
        }
    }

    private TimeSpan Clamp(TimeSpan wait) => wait < options.LeastResend ? options.LeastResend : wait > options.MostResend ? options.MostResend : wait;
}
