using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A group of lamps was recognised doing something. It goes on until <c>lamps-ended</c>.</summary>
/// <param name="Group">The group in the phone model: "lines", "headset", "mute", "speaker", "message".</param>
/// <param name="Pattern">What it does.</param>
/// <param name="Colour">In which colour; dark for <see cref="LampPattern.Dark"/>.</param>
/// <param name="Period">Time of one blink or of one lamp of a walk; null for steady and dark.</param>
/// <param name="Since">Uptime at which the pattern really began, which is before it could be recognised.</param>
public sealed record LampsBegan(string Group, LampPattern Pattern, LampColour Colour, TimeSpan? Period, TimeSpan Since) : Fact;
