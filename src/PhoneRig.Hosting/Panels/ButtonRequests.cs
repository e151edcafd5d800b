using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Panels;

/// <summary>
/// Takes presses of stations' buttons: where a station calls for a phone, a press says that one stands there now, as <c>phonerig campaign next</c> does. Anywhere else it does
/// nothing, and the campaign's timeline says why. Lives on the rig's loop.
/// </summary>
/// <param name="loop">The rig's loop.</param>
/// <param name="desk">The campaign.</param>
/// <param name="requests">Takes what people ask of it.</param>
internal sealed class ButtonRequests(IEventLoop loop, CampaignDesk desk, CampaignRequests requests)
{
    /// <summary>Who asks, on the timelines.</summary>
    public const string Name = "button";

    /// <summary>A person who presses again and again is told once in this time: our choice.</summary>
    private static readonly TimeSpan Once = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (string Text, TimeSpan At)> told = new(StringComparer.Ordinal);

    /// <summary>A station's button was pressed.</summary>
    public void Press(string station)
    {
        if (requests.WhyNotCalled(station) is { } why)
        {
            Note(station, why);
            return;
        }

        requests.Take(new ControlRequest.NextPhone([station]) { By = Name }, planned: null, new Reply(new PressSink(end =>
        {
            if (end.Outcome != ControlOutcome.Done)
            {
                Note(station, end.Message ?? $"{end.Outcome}");
            }
        }), loop));
    }

    private void Note(string station, string why)
    {
        var text = $"the button of {station} was pressed, and nothing follows: {why}";
        if (told.TryGetValue(station, out var last) && last.Text == text && loop.Uptime - last.At < Once)
        {
            return;
        }

        told[station] = (text, loop.Uptime);
        desk.Note(text);
    }

    private sealed class PressSink(Action<ControlEnd> ended) : IControlSink
    {
        public void Tell(ControlEvent told)
        {
        }

        public void End(ControlEnd end) => ended(end);
    }
}
