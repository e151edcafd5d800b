using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.PhoneWeb;

/// <summary>
/// Asks phones that have fetched their configuration for their page, until each has answered once in its start: what a page says is the proof of success (facts 8).
/// A phone whose web server is off refuses, and is asked again with longer and longer pauses; one that starts again is left alone until its next configuration.
/// </summary>
/// <param name="options">How they are asked.</param>
/// <param name="macOf">Whose an address is, for pages that do not say it.</param>
public sealed class PagePoller(PagePollOptions options, Func<IPAddress, string?> macOf)
{
    private readonly Dictionary<IPAddress, Phone> phones = [];
    private readonly Dictionary<int, Phone> asked = [];
    private int last;

    /// <summary>When <see cref="Tick"/> is due; null for never.</summary>
    public TimeSpan? WakeAt => phones.Count == 0 ? null : phones.Values.Min(phone => phone.At);

    /// <summary>A phone has fetched its configuration: it will run soon.</summary>
    public void Configured(TimeSpan now, IPAddress address, IPageSink sink) => Await(now, address, options.After, sink);

    /// <summary>A phone runs: it has just registered.</summary>
    public void Runs(TimeSpan now, IPAddress address, IPageSink sink)
    {
        if (phones.GetValueOrDefault(address) is { Connection: null } phone)
        {
            phone.At = now;
        }
        else if (!phones.ContainsKey(address))
        {
            Await(now, address, TimeSpan.Zero, sink);
        }
    }

    /// <summary>A phone starts again, or whatever had the address has it no more.</summary>
    public void Forget(IPAddress address, IPageSink sink)
    {
        if (phones.Remove(address, out var phone))
        {
            Hang(phone, sink);
        }
    }

    /// <summary>A connection is open.</summary>
    public void Opened(int connection, IPageSink sink)
    {
        if (asked.TryGetValue(connection, out var phone))
        {
            sink.Send(connection, phone.Try!.Request);
        }
    }

    /// <summary>Bytes came.</summary>
    public void Received(TimeSpan now, int connection, ReadOnlySpan<byte> bytes, IPageSink sink)
    {
        if (asked.TryGetValue(connection, out var phone) && phone.Try!.Received(bytes) is { } outcome)
        {
            Hang(phone, sink);
            Took(now, phone, outcome, sink);
        }
    }

    /// <summary>A connection has ended by itself.</summary>
    public void Closed(TimeSpan now, int connection, StreamEnd end, IPageSink sink)
    {
        if (asked.Remove(connection, out var phone))
        {
            phone.Connection = null;
            Took(now, phone, phone.Try!.Closed(end), sink);
        }
    }

    /// <summary>Time has passed.</summary>
    public void Tick(TimeSpan now, IPageSink sink)
    {
        foreach (var phone in phones.Values.Where(phone => phone.At <= now).OrderBy(phone => phone.Order).ToList())
        {
            if (phone.Connection is not null)
            {
                Hang(phone, sink);
                Took(now, phone, new PageOutcome(PageEnd.TimedOut, null, "it took too long"), sink);
            }
            else if (asked.Count >= options.MostAtOnce)
            {
                phone.At = now + options.Pause;
            }
            else
            {
                Ask(now, phone, sink);
            }
        }
    }

    private void Await(TimeSpan now, IPAddress address, TimeSpan wait, IPageSink sink)
    {
        Forget(address, sink);
        phones.Add(address, new Phone(new IPEndPoint(address, options.Port), ++last) { At = now + wait });
    }

    private void Ask(TimeSpan now, Phone phone, IPageSink sink)
    {
        var connection = ++last;
        (phone.Connection, phone.Try, phone.At) = (connection, new PageTry(phone.Place, PageTry.Paths[phone.Path]), now + options.Within);
        phone.AskedAt = now;
        asked.Add(connection, phone);
        sink.Connect(connection, phone.Place);
    }

    private void Took(TimeSpan now, Phone phone, PageOutcome outcome, IPageSink sink)
    {
        if (outcome.Page is { } page)
        {
            phones.Remove(phone.Place.Address);
            sink.Report(new PhonePageRead(
                page.Mac ?? macOf(phone.Place.Address), phone.Place.Address.ToString(), page.Load, page.Device, page.Model, page.Serial, page.Version, page.Number,
                now - phone.AskedAt));
            return;
        }

        if (outcome.End is PageEnd.Denied or PageEnd.NoPage && phone.Path + 1 < PageTry.Paths.Count)
        {
            phone.Path++;
            Ask(now, phone, sink);
            return;
        }

        phone.Path = 0;
        phone.Tries++;
        if (phone.Tries == options.MostTries)
        {
            phones.Remove(phone.Place.Address);
            return;
        }

        var pause = options.Pause * (1L << Math.Min(phone.Tries - 1, 20));
        phone.At = now + (pause < options.LongestPause ? pause : options.LongestPause);
    }

    private void Hang(Phone phone, IPageSink sink)
    {
        if (phone.Connection is { } connection)
        {
            asked.Remove(connection);
            phone.Connection = null;
            sink.Close(connection);
        }
    }

    private sealed class Phone(IPEndPoint place, int order)
    {
        public IPEndPoint Place => place;

        /// <summary>Who was there first.</summary>
        public int Order => order;

        /// <summary>When it is asked next, or when what it was asked has taken too long.</summary>
        public TimeSpan At { get; set; }

        /// <summary>When it was asked last.</summary>
        public TimeSpan AskedAt { get; set; }

        public int Tries { get; set; }

        public int Path { get; set; }

        public int? Connection { get; set; }

        public PageTry? Try { get; set; }
    }
}
