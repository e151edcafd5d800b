using PhoneRig.Core.Attribution;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Takes what people say of whose phone stands where. Lives on the rig's loop.</summary>
/// <param name="attribution">Who stands where.</param>
/// <param name="stations">The stations.</param>
internal sealed class IdentityRequests(AttributionDesk attribution, IReadOnlyCollection<LiveStation> stations)
{
    public void Scan(LiveStation station, ControlRequest.Scan request, Reply reply)
    {
        if (MacLabel.WrongWith(request.Label, out var mac) is { } wrong)
        {
            reply.End(ControlOutcome.BadRequest, wrong);
        }
        else if (attribution[station.Name] is { GivenBy: AttributedBy.ConfiguredMac, Given: { } configured } && configured != mac)
        {
            reply.End(ControlOutcome.BadRequest, $"the rig file says that the phone of station {station.Name} is {configured}: correct mac there, or leave it out to scan labels");
        }
        else if (stations.FirstOrDefault(other => other != station && attribution[other.Name].Given == mac) is { } taken)
        {
            reply.End(ControlOutcome.BadRequest, $"{mac} is the phone of station {taken.Name} already{(attribution[taken.Name].GivenBy == AttributedBy.ScannedMac ? $": if it stands here now, run phonerig station forget {taken.Name} first" : ", by the rig file")}");
        }
        else
        {
            if (attribution[station.Name].Given != mac)
            {
                station.Append(new MacScanned(mac, request.By));
            }

            reply.End(ControlOutcome.Done, $"the phone of station {station.Name} is {mac}");
        }
    }

    public void Forget(LiveStation station, ControlRequest.Forget request, Reply reply)
    {
        switch (attribution[station.Name])
        {
            case { GivenBy: AttributedBy.ConfiguredMac, Given: { } configured }:
                reply.End(ControlOutcome.BadRequest, $"the rig file says that the phone of station {station.Name} is {configured}: correct mac there, or leave it out");
                break;
            case { Mac: { } mac }:
                station.Append(new MacForgotten(mac, $"asked by {request.By}"));
                reply.End(ControlOutcome.Done, $"{mac} is no longer taken for the phone of station {station.Name}");
                break;
            default:
                reply.End(ControlOutcome.Done, $"nothing was known of the phone of station {station.Name}");
                break;
        }
    }
}
