using System.Text;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// Lets one person at a time type on a station's console, by way of its gate and interlocks; any number read along. A run that has the station
/// goes on, and is not typed into. Lives on the rig's loop.
/// </summary>
/// <param name="feed">What the stations tell.</param>
internal sealed class TalkRequests(StationFeed feed)
{
    private readonly Dictionary<string, ControlRequest.Talk> talks = new(StringComparer.Ordinal);

    public void Begin(LiveStation station, ControlRequest.Talk request, Reply reply)
    {
        if (station.Wiring.Station.Console is not { } console)
        {
            reply.End(ControlOutcome.BadRequest, $"station {station.Name} has no console: set `console` in the rig file");
            return;
        }

        if (!console.Transmit)
        {
            reply.End(ControlOutcome.BadRequest, $"the console of station {station.Name} only listens: where its TX wire is connected, write transmit: true in the rig file (--follow reads it)");
            return;
        }

        if (talks.TryGetValue(station.Name, out var other))
        {
            reply.End(ControlOutcome.Refused, $"{other.By} types on the console of station {station.Name}, and only one can: --follow reads along");
            return;
        }

        void Heard(string name, ReadOnlyMemory<byte> bytes)
        {
            if (name == station.Name)
            {
                reply.Tell(new ControlEvent.Heard(name, Encoding.Latin1.GetString(bytes.Span)));
            }
        }

        talks.Add(station.Name, request);
        feed.Heard += Heard;
        reply.WhenOver(() =>
        {
            feed.Heard -= Heard;
            talks.Remove(station.Name);
        });
    }

    public void Say(LiveStation station, ControlRequest.Say request, Reply reply)
    {
        if (!talks.TryGetValue(station.Name, out var talk) || talk.Session != request.Session)
        {
            reply.End(ControlOutcome.Refused, $"{talk?.By ?? "nobody"} types on the console of station {station.Name}: ask for it first");
        }
        else if (station.HeldBy is not null)
        {
            reply.End(ControlOutcome.Refused, RunDesk.Busy(station));
        }
        else
        {
            station.Do(new Deed.SendConsole(request.Text), request.By, talk.ForcedBy, ended => HandRequests.End(reply, ended));
        }
    }
}
